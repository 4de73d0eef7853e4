// The screen of the review desk. Every word of an article, a page or a person enters as text, never as markup.

const VERDICT_MARKS = {
  "Supported": "✓",
  "Refuted": "✗",
  "Not Enough Evidence": "?",
  "Conflicting Evidence/Cherrypicking": "⇄",
};
const VERDICT_TONES = {
  "Supported": "supported",
  "Refuted": "refuted",
  "Not Enough Evidence": "unsettled",
  "Conflicting Evidence/Cherrypicking": "conflicting",
};
const FACT_MARKS = { agrees: "✓", differs: "≠", missing: "–" };
const TODO = ["reopened", "disputed", "open", "skipped"];
// Key, what it does, the word of the help that explains it. A key pressed on another keyboard layout is known
// by its place.
const KEYS = [
  [["a"], "accept", "key accept"],
  [["1"], "verdict 0", "key verdicts"],
  [["2"], "verdict 1", ""],
  [["3"], "verdict 2", ""],
  [["4"], "verdict 3", ""],
  [["l"], "next passage", "key passages"],
  [["h"], "previous passage", ""],
  [["u"], "choose", "key use"],
  [["o"], "page", "key page"],
  [["j"], "next claim", "key claims"],
  [["k"], "previous claim", ""],
  [["s"], "skip", "key skip"],
  [["z"], "undo", "key undo"],
  [["n"], "note", "key note"],
  [["r"], "rating", "key rating"],
  [["e"], "edit", "key edit"],
  [["f"], "final", "key final"],
  [["/"], "search", "key search"],
  [["?"], "help", "key help"],
];
const HELP = [
  ["a", "key accept"], ["1 2 3 4", "key verdicts"], ["l h", "key passages"], ["u", "key use"],
  ["o", "key page"], ["j k", "key claims"], ["s", "key skip"], ["z", "key undo"], ["n", "key note"],
  ["r", "key rating"], ["e", "key edit"], ["f", "key final"], ["/", "key search"], ["?", "key help"],
  ["Esc", "close"],
];
const PATIENCE = 6000; // milliseconds without an answer after which the person is told
const LOOK = 4000; // milliseconds between two looks at what others wrote

let views = 0;

export default {
  render({ model, el }) {
    const desk = new Desk(model, el, ++views);
    desk.open();
    return () => desk.close();
  },
};

// An element with attributes, handlers (functions) and children; text becomes a text node.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
}

class Desk {
  constructor(model, el, view) {
    this.model = model;
    this.view = view;
    this.asked = new Map();
    this.count = 0;
    this.items = [];
    this.rows = new Map();
    this.card = null;
    this.at = 0; // the passage on the screen
    this.drafts = new Map(); // notes and ratings that are not kept yet, by claim
    this.saving = false;
    this.panel = "";
    this.final = false;
    this.language = "en";
    this.received = (message) => this.receive(message);
    model.on("msg:custom", this.received);
    this.root = make("div", {
      class: "claimbook-desk",
      role: "region",
      tabindex: "-1",
      "data-lm-suppress-shortcuts": "true",
      keydown: (event) => this.key(event),
    });
    el.append(this.root);
  }

  async open() {
    const opening = await this.ask({ do: "opening" });
    if (opening.error) return this.fail(opening.error);
    Object.assign(this, { case: opening.case, run: opening.run_id, reviewer: opening.reviewer });
    this.readOnly = opening.read_only;
    this.verdicts = opening.verdicts;
    this.ratings = opening.ratings;
    this.items = opening.items;
    this.articleLanguage = opening.language;
    this.title = opening.title;
    const spoken = [opening.language, ...navigator.languages.map((tag) => tag.slice(0, 2))];
    this.language = spoken.find((language) => language in this.model.get("words")) ?? "en";
    this.card = opening.card;
    this.build();
    this.looking = setInterval(() => this.look(), LOOK);
  }

  close() {
    clearInterval(this.looking);
    this.model.off("msg:custom", this.received);
    this.root.remove();
  }

  // Words -------------------------------------------------------------------------------------------

  word(key, values = {}) {
    const words = this.model.get("words")[this.language];
    return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  label(value) {
    return value ? this.word(`label: ${value}`).replace(/^label: /, "") : "";
  }

  verdict(value) {
    const tone = VERDICT_TONES[value] ?? "none";
    const shown = value ? this.label(value) : this.word("no verdict");
    return make("span", { class: `badge ${tone}` },
      make("span", { "aria-hidden": "true" }, `${VERDICT_MARKS[value] ?? "·"} `), shown);
  }

  // Messages ----------------------------------------------------------------------------------------

  ask(message) {
    const number = `${this.view}-${++this.count}`;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.say(this.word("no answer"), true), PATIENCE);
      this.asked.set(number, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.model.send({ ...message, number });
    });
  }

  receive(message) {
    const resolve = this.asked.get(message?.number);
    if (!resolve) return;
    this.asked.delete(message.number);
    resolve(message.answer);
  }

  // Something is to be kept: the screen moves on only when it is.
  async keep(message) {
    if (this.saving || !this.card) return;
    if (this.readOnly) return this.say(this.word("read only", { why: this.word("not yours") }), true);
    this.saving = true;
    this.root.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => this.say(this.word("saving")), 300);
    const answer = await this.ask({ claim_id: this.card.claim_id, base: this.card.mine.id, ...message });
    clearTimeout(slow);
    this.saving = false;
    this.root.removeAttribute("aria-busy");
    this.take(answer);
    if (answer.error) {
      if (answer.card) this.show(answer.card);
      return this.say(this.word(answer.error), true);
    }
    const left = message.claim_id ?? this.card.claim_id;
    this.drafts.delete(left);
    this.final = false;
    this.panel = "";
    if (answer.card) this.show(answer.card);
    const values = { verdict: this.label(message.verdict), n: answer.signed };
    const done = this.items.some((item) => TODO.includes(item.state)) ? "" : ` ${this.word("all done")}`;
    this.say(this.word(answer.said, values) + done);
  }

  take(answer) {
    for (const item of answer.items ?? []) {
      const known = this.rows.has(item.claim_id);
      const place = this.items.findIndex((each) => each.claim_id === item.claim_id);
      if (place >= 0) this.items[place] = item;
      else this.items.splice(this.placeFor(item), 0, item);
      if (known) this.updateRow(item);
      else this.addRow(item);
    }
    for (const claim of answer.gone ?? []) {
      this.items = this.items.filter((item) => item.claim_id !== claim);
      this.rows.get(claim)?.row.remove();
      this.rows.delete(claim);
    }
    if (answer.items?.length || answer.gone?.length) this.updateCount();
  }

  placeFor(item) {
    const after = this.items.findIndex((each) => each.place === item.place - 1);
    return after < 0 ? this.items.length : after + 1;
  }

  async look() {
    if (document.hidden || this.saving || this.asked.size) return;
    this.take(await this.ask({ do: "look" }));
  }

  say(text, isError = false) {
    if (!this.status) return this.fail(text);
    this.status.className = isError ? "status error" : "status";
    this.status.textContent = "";
    // A screen reader speaks again only when the text is another.
    requestAnimationFrame(() => (this.status.textContent = text));
  }

  fail(text) {
    fill(this.root, make("p", { class: "status error", role: "alert" }, text));
  }

  // The whole screen, once --------------------------------------------------------------------------

  build() {
    this.rows.clear();
    this.root.lang = this.language;
    this.root.setAttribute("aria-label", `${this.word("desk")}: ${this.case}`);
    this.progress = make("progress", { "aria-label": this.word("claims") });
    this.counted = make("span", { class: "counted" });
    this.status = make("p", { class: "status", role: "status", "aria-live": "polite" });
    this.name = make("input", {
      type: "text", value: this.reviewer, size: "12", maxlength: "100", autocomplete: "off",
      change: () => this.rename(),
    });
    const header = make("header", {},
      make("h2", {}, this.title || this.case),
      make("span", { class: "run" }, `${this.case} · ${this.run}`),
      make("label", { class: "who" }, `${this.word("reviewer")} `, this.name),
      make("span", { class: "tools" },
        this.button("agreement", () => this.togglePanel("agreement")),
        this.button("sign", () => this.askSign(), { disabled: this.readOnly }),
        this.button("language", () => this.toggleLanguage(), { lang: this.language === "ja" ? "en" : "ja" }),
        this.button("help", () => this.togglePanel("help"), { "aria-keyshortcuts": "?" })));
    this.search = make("input", {
      type: "search", placeholder: this.word("search"), "aria-label": this.word("search"), input: () => this.filter(),
    });
    this.filterBy = make("select", { "aria-label": this.word("show"), change: () => this.filter() },
      make("option", { value: "todo" }, this.word("todo")),
      make("option", { value: "all" }, this.word("all")),
      ...["reopened", "disputed", "skipped", "decided", "final", "signed", "aside"].map((state) =>
        make("option", { value: `state ${state}` }, this.word(`state ${state}`))),
      ...[...this.verdicts, ""].map((verdict) =>
        make("option", { value: `verdict ${verdict}` },
          `${this.word("program")}: ${verdict ? this.label(verdict) : this.word("no verdict")}`)));
    this.filterBy.value = this.items.some((item) => TODO.includes(item.state)) ? "todo" : "all";
    this.list = make("ul", {});
    this.listed = make("p", { class: "listed" });
    const queue = make("nav", { class: "queue", "aria-label": this.word("claims") },
      make("div", { class: "filters" }, this.search, this.filterBy), this.listed, this.list);
    this.extra = make("section", { class: "panel", hidden: true, tabindex: "-1" });
    this.left = make("section", { class: "claim", "aria-label": this.word("claim"), tabindex: "-1" });
    this.right = make("section", { class: "evidence", "aria-label": this.word("evidence") });
    const banner = this.readOnly
      ? make("p", { class: "banner" }, this.word("read only", { why: this.word("not yours") })) : null;
    fill(this.root, header, make("div", { class: "progressline" }, this.progress, this.counted, this.status), banner,
      this.extra, make("div", { class: "columns" }, queue, this.left, this.right));
    for (const item of this.items) this.addRow(item);
    this.filter();
    this.updateCount();
    if (this.card) this.show(this.card);
    else fill(this.left, make("p", {}, this.word("nothing listed")));
  }

  button(key, press, attributes = {}) {
    return make("button", { type: "button", click: press, ...attributes }, this.word(key));
  }

  // The queue ---------------------------------------------------------------------------------------

  addRow(item) {
    const badge = make("span", { class: "state" });
    const words = make("span", { class: "words", lang: this.articleLanguage || null });
    const press = make("button", { type: "button", click: () => this.go(item.claim_id) }, badge, words);
    const row = make("li", {}, press);
    this.rows.set(item.claim_id, { row, press, badge, words });
    const next = this.items[this.items.indexOf(item) + 1];
    this.list.insertBefore(row, (next && this.rows.get(next.claim_id)?.row) ?? null);
    this.updateRow(item);
  }

  updateRow(item) {
    const { row, badge, words } = this.rows.get(item.claim_id);
    const shown = item.mine || item.verdict;
    row.className = `${item.state} ${VERDICT_TONES[shown] ?? "none"}`;
    badge.textContent =
      `${VERDICT_MARKS[shown] ?? "·"} ${this.word(`state ${item.state}`)}${item.mine ? ` · ${this.label(item.mine)}` : ""}`;
    words.textContent = item.claim;
    row.hidden = !this.fits(item);
  }

  fits(item) {
    const wanted = this.search.value.trim().toLowerCase();
    if (wanted && !`${item.claim} ${item.claim_id}`.toLowerCase().includes(wanted)) return false;
    const by = this.filterBy.value;
    if (by === "all") return true;
    if (by === "todo") return TODO.includes(item.state) || item.claim_id === this.card?.claim_id;
    if (by.startsWith("state ")) return `state ${item.state}` === by;
    return `verdict ${item.verdict}` === by && item.state !== "aside";
  }

  filter() {
    let number = 0;
    for (const item of this.items) {
      const fits = this.fits(item);
      this.rows.get(item.claim_id).row.hidden = !fits;
      number += fits ? 1 : 0;
    }
    this.listed.textContent = number ? this.word("listed", { n: number }) : this.word("nothing listed");
  }

  updateCount() {
    const counted = this.items.filter((item) => item.state !== "aside");
    const done = counted.filter((item) => !TODO.includes(item.state)).length;
    this.progress.max = Math.max(counted.length, 1);
    this.progress.value = done;
    this.counted.textContent = this.word("count", { done, all: counted.length });
  }

  // The next claim in the list as it is shown, from the present one on; the others once more from the top.
  following(step = 1, onlyTodo = false) {
    const here = this.items.findIndex((item) => item.claim_id === this.card?.claim_id);
    for (let moved = 1; moved <= this.items.length; moved++) {
      const place = (here + step * moved + this.items.length * moved) % this.items.length;
      const item = this.items[place];
      if (item.claim_id === this.card?.claim_id || !this.fits(item)) continue;
      if (!onlyTodo || TODO.includes(item.state)) return item.claim_id;
    }
    return "";
  }

  async go(claim) {
    if (!claim || this.saving) return;
    const answer = await this.ask({ do: "open", claim_id: claim });
    this.take(answer);
    if (answer.error) return this.say(answer.error, true);
    this.panel = "";
    this.final = false;
    this.show(answer.card);
    this.say("");
  }

  // One claim ---------------------------------------------------------------------------------------

  show(card) {
    const before = this.card?.claim_id;
    const hadFocus = this.root.contains(document.activeElement) && !this.search.contains(document.activeElement);
    this.card = card;
    this.at = Math.max(0, card.passages.findIndex((passage) => passage.mine));
    this.drawClaim();
    this.drawEvidence();
    this.drawPanel();
    for (const claim of [before, card.claim_id]) {
      const row = this.rows.get(claim);
      if (!row) continue;
      row.press.removeAttribute("aria-current");
      if (claim === card.claim_id) {
        row.press.setAttribute("aria-current", "true");
        row.row.hidden = false;
        // Only the list scrolls: the notebook stays where it is.
        const { offsetTop, offsetHeight } = row.row;
        if (offsetTop < this.list.scrollTop || offsetTop + offsetHeight > this.list.scrollTop + this.list.clientHeight)
          this.list.scrollTop = offsetTop - this.list.clientHeight / 3;
      } else {
        const item = this.items.find((each) => each.claim_id === claim);
        if (item) row.row.hidden = !this.fits(item);
      }
    }
    if (hadFocus) this.left.focus({ preventScroll: true });
  }

  segments(segments, facts, side) {
    return segments.map(({ text, fact }) => {
      const found = fact >= 0 ? facts?.[fact] : null;
      if (!found) return text;
      const named = `${this.label(found.kind)}: ${this.label(found.level)}`;
      const other = side === "claim" ? found.in_evidence : found.in_claim;
      const tag = found.tone === "differs" && other ? `≠ ${this.label(found.kind)}: ${other}`
        : found.tone === "differs" ? `≠ ${this.label(found.kind)}`
        : found.tone === "missing" ? `– ${this.label(found.kind)}` : "✓";
      return make("mark", { class: found.tone, title: named }, text,
        make("span", { class: "tag", "aria-hidden": "true" }, tag),
        make("span", { class: "unseen" }, ` (${named})`));
    });
  }

  // The claim, marked by the facts of the passage on the screen.
  claimSegments() {
    const passage = this.card.passages[this.at];
    return passage?.facts ? this.segments(passage.claim, passage.facts, "claim") : [this.card.words];
  }

  drawClaim() {
    const { card } = this;
    const articleLang = { lang: card.language || null };
    const context = card.context.words
      ? make("blockquote", articleLang, card.context.before, make("strong", {}, card.context.words), card.context.after)
      : make("p", { class: "quiet" }, this.word("written by hand"));
    const machine = card.machine;
    this.claimWords = make("p", { class: "statement", ...articleLang }, this.claimSegments());
    fill(this.left,
      make("h3", {}, this.word("claim"), " ", make("span", { class: "quiet" }, card.claim_id)),
      this.claimWords,
      make("p", { class: "quiet" }, [
        card.aside ? this.word("aside", { kind: this.label(card.kind) }) : this.label(card.type),
        this.label(card.attribution),
        card.speaker ? this.word("said by", { who: card.speaker }) : "", card.row_note].filter(Boolean).join(" · ")),
      this.drawReopened(),
      make("h4", {}, this.word("in article")), context,
      make("h4", {}, this.word("program")),
      card.judged && !card.aside
        ? make("p", {}, this.verdict(machine.verdict), " ",
            make("span", { class: "quiet" }, [this.label(machine.reason),
              machine.confidence ? this.word("confidence", { n: machine.confidence }) : ""].filter(Boolean).join(" · ")))
        : make("p", { class: "quiet" }, card.aside ? this.word("aside", { kind: this.label(card.kind) }) : this.word("not judged")),
      machine.explanation ? make("p", { class: "why" }, machine.explanation) : null,
      machine.turning ? make("p", { class: "quiet" }, `${this.word("turning")}: ${machine.turning}`) : null,
      this.drawOthers(),
      this.drawDecision());
    this.reachable(this.left);
  }

  drawReopened() {
    const found = this.card.reopened;
    if (!found) return null;
    const words = found.words.length
      ? found.words.map(({ stayed, went, came }) => [stayed,
          went ? make("del", {}, make("span", { class: "unseen" }, `${this.word("removed")}: `), went) : null,
          came ? make("ins", {}, make("span", { class: "unseen" }, `${this.word("added")}: `), came) : null])
      : found.was ? [make("del", {}, found.was)] : [];
    return make("div", { class: "reopened" },
      make("strong", {}, this.word("reopened")), ` ${this.word(found.reason)}`,
      words.length ? make("p", { class: "change" }, ...words.flat().filter(Boolean)) : null,
      make("p", { class: "quiet" }, this.word("was decided", { verdict: this.label(found.verdict), day: found.at })));
  }

  drawOthers() {
    const { card } = this;
    const lines = card.others.map((other) =>
      make("li", {}, `${other.who}: `, this.verdict(other.verdict), other.why ? ` ${other.why}` : ""));
    if (card.final) {
      lines.push(make("li", {}, make("strong", {}, `${this.word("final")}: `), `${card.final.who}: `,
        this.verdict(card.final.verdict), card.final.why ? ` ${card.final.why}` : ""));
    }
    if (card.signed) lines.push(make("li", {}, this.word("signed by", { who: card.signed })));
    if (!lines.length && !card.hidden) return null;
    return make("div", { class: "others" }, make("h4", {}, this.word("others")),
      card.hidden ? make("p", { class: "quiet" }, this.word("blind")) : null,
      lines.length ? make("ul", {}, lines) : null);
  }

  drawDecision() {
    const { card } = this;
    const draft = this.draft();
    const off = this.readOnly;
    this.note = make("textarea", { rows: "2", id: `note-${this.view}`, disabled: off,
      input: () => (this.draft().why = this.note.value) });
    this.note.value = draft.why ?? card.mine.why;
    this.rating = make("select", { id: `rating-${this.view}`, disabled: off, change: () => this.rate() },
      make("option", { value: "" }, this.word("no rating")),
      ...this.ratings.map((rating) => make("option", { value: rating },
        this.label(rating) + (rating === card.suggested ? ` (${this.word("suggested")})` : ""))));
    this.rating.value = draft.rating ?? card.mine.rating;
    const accepts = card.judged && card.machine.verdict;
    this.finalBox = make("input", { type: "checkbox", disabled: off, change: () => (this.final = this.finalBox.checked) });
    this.finalBox.checked = this.final;
    const verdicts = this.verdicts.map((verdict, place) => {
      const chosen = card.mine.verdict === verdict;
      return make("button", { type: "button", disabled: off || card.aside, "aria-pressed": String(chosen),
        "aria-keyshortcuts": String(place + 1), class: VERDICT_TONES[verdict], click: () => this.decide(verdict) },
        make("kbd", { "aria-hidden": "true" }, String(place + 1)), this.verdict(verdict));
    });
    return make("div", { class: "decision", role: "group", "aria-label": this.word("decision") },
      make("h4", {}, this.word("decision"), card.mine.verdict ? [" ", this.verdict(card.mine.verdict)] : null),
      make("div", { class: "verdicts" },
        make("button", { type: "button", class: "accept", disabled: off || !accepts || card.aside,
          "aria-keyshortcuts": "a", click: () => this.accept() },
          make("kbd", { "aria-hidden": "true" }, "a"),
          accepts ? this.word("accept hint", { verdict: this.label(card.machine.verdict) }) : this.word("accept")),
        verdicts),
      make("div", { class: "fields" },
        make("label", { for: `rating-${this.view}` }, this.word("rating")), this.rating,
        make("label", { for: `note-${this.view}` }, this.word("note")), this.note),
      make("div", { class: "tools" },
        this.button("save note", () => this.keep({ do: "write", why: this.note.value }), { disabled: off }),
        this.button("skip", () => this.skip(), { disabled: off, "aria-keyshortcuts": "s" }),
        this.button("undo", () => this.undo(), { disabled: off, "aria-keyshortcuts": "z" }),
        this.button("edit", () => this.togglePanel("edit"), { disabled: off, "aria-keyshortcuts": "e" }),
        this.button("split", () => this.togglePanel("split"), { disabled: off }),
        this.button("drop", () => this.togglePanel("drop"), { disabled: off }),
        make("label", { class: "final" }, this.finalBox, ` ${this.word("final")}`)));
  }

  draft() {
    const claim = this.card.claim_id;
    if (!this.drafts.has(claim)) this.drafts.set(claim, {});
    return this.drafts.get(claim);
  }

  // Evidence ----------------------------------------------------------------------------------------

  drawEvidence() {
    const { card } = this;
    const passage = card.passages[this.at];
    if (!passage) {
      fill(this.right, make("h3", {}, this.word("evidence")), make("p", {}, this.word("no candidates")), this.pageButtons());
      return;
    }
    if (passage.facts === null) this.compare(passage);
    const all = card.passages.length;
    const links = [
      ["live page", passage.restated ? "" : passage.url],
      ["original page", passage.restated ? passage.url : ""],
      ["archived copy", passage.archived],
      ["quote on page", passage.deep_link],
    ].filter(([, address]) => /^https?:\/\//i.test(address)).map(([key, address]) =>
      make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, this.word(key)));
    const choices = [passage.program ? this.word("programs choice") : "", passage.mine ? this.word("your choice") : ""];
    fill(this.right,
      make("h3", {}, this.word("evidence"), " ",
        make("span", { class: "quiet" },
          [this.word("candidate", { n: this.at + 1, all }), ...choices].filter(Boolean).join(" · "))),
      make("div", { class: "tools" },
        this.button("previous", () => this.turn(-1), { disabled: all < 2, "aria-keyshortcuts": "h" }),
        this.button("next", () => this.turn(1), { disabled: all < 2, "aria-keyshortcuts": "l" }),
        this.button("choose", () => this.choose(), { disabled: this.readOnly || passage.mine, "aria-keyshortcuts": "u" })),
      make("blockquote", { class: "quote" },
        make("span", { class: "around" }, passage.before),
        make("span", { class: "exact" }, this.segments(passage.segments, passage.facts, "evidence")),
        make("span", { class: "around" }, passage.after)),
      passage.restated ? make("p", { class: "banner" }, this.word("restated")) : null,
      make("p", { class: "source" },
        make("strong", {}, passage.title), make("br"),
        [passage.publisher, this.label(passage.tier),
          passage.published ? this.word("published", { day: passage.published }) : "",
          passage.captured ? this.word("captured", { day: passage.captured }) : "",
          passage.how ? this.word(`how: ${passage.how}`) : ""].filter(Boolean).join(" · ")),
      links.length ? make("p", { class: "links" }, links) : null,
      this.drawFacts(passage),
      this.pageButtons(passage));
    this.showQuote();
  }

  pageButtons(passage = null) {
    return make("div", { class: "tools" }, this.card.pages.map((page) =>
      make("button", { type: "button", "aria-keyshortcuts": page.source_id === passage?.source_id ? "o" : null,
        click: () => this.openPage(page.source_id, passage?.source_id === page.source_id ? passage.start : 0) },
        `${this.word("page")}: ${page.title}`)));
  }

  drawFacts(passage) {
    if (passage.facts === null) return make("p", { class: "quiet" }, this.word("comparing"));
    if (!passage.facts.length) return make("p", { class: "quiet" }, this.word("nothing compared"));
    const [fact, claim, evidence, level] = ["fact", "in claim", "in evidence", "level"].map((key) => this.word(key));
    const heads = [fact, claim, evidence, level].map((head) => make("th", { scope: "col" }, head));
    const nothing = () => make("span", { class: "quiet" }, this.word("nothing"));
    return make("table", {},
      make("caption", {}, this.word("certificate")),
      make("thead", {}, make("tr", {}, heads)),
      make("tbody", {}, passage.facts.map((fact) => make("tr", {},
        make("th", { scope: "row" }, this.label(fact.kind)),
        make("td", { "data-head": claim, lang: this.card.language || null }, fact.in_claim || nothing()),
        make("td", { "data-head": evidence }, fact.in_evidence || nothing()),
        make("td", { "data-head": level, class: fact.tone },
          make("span", { "aria-hidden": "true" }, `${FACT_MARKS[fact.tone]} `), this.label(fact.level))))));
  }

  async compare(passage) {
    const claim = this.card.claim_id;
    const answer = await this.ask({ do: "compare", claim_id: claim, evidence: passage });
    if (answer.error) passage.facts = [];
    else Object.assign(passage, answer.compared);
    if (this.card.claim_id !== claim || this.card.passages[this.at] !== passage) return;
    if (this.panel !== "page") this.keepingFocus(this.right, () => this.drawEvidence());
    fill(this.claimWords, this.claimSegments());
    if (answer.error) this.say(answer.error, true);
  }

  // The quoted words are what is looked at, however much of the page stands before them.
  showQuote() {
    const quote = this.right.querySelector(".quote");
    const exact = quote?.querySelector(".exact");
    if (exact) quote.scrollTop = exact.offsetTop - quote.offsetTop - quote.clientHeight / 4;
    this.reachable(this.right);
  }

  // What scrolls can be scrolled by keyboard too.
  reachable(part) {
    for (const node of part.querySelectorAll("blockquote, .why")) {
      if (node.scrollHeight > node.clientHeight) node.tabIndex = 0;
    }
  }

  // Draws a part anew and puts the focus back on the button that had it.
  keepingFocus(part, draw) {
    const buttons = [...part.querySelectorAll("button")];
    const place = buttons.indexOf(document.activeElement);
    draw();
    if (place >= 0) (part.querySelectorAll("button")[place] ?? this.left).focus({ preventScroll: true });
  }

  turn(step) {
    const all = this.card.passages.length;
    if (!all) return;
    this.at = (this.at + step + all) % all;
    this.keepingFocus(this.right, () => this.drawEvidence());
    fill(this.claimWords, this.claimSegments());
    const passage = this.card.passages[this.at];
    this.say(`${this.word("candidate", { n: this.at + 1, all })}: ${passage.quote}`);
  }

  async openPage(source, at, find = "") {
    const answer = await this.ask({ do: "page", source_id: source, at, find });
    if (answer.error) return this.say(answer.error, true);
    this.page = answer.page;
    // A text area counts "\r\n" as one character; offsets must not move.
    this.pageText = this.page.text.replaceAll("\r\n", " \n");
    // Browsers give no caret to a read-only field, and without one the keyboard selects nothing.
    const area = make("textarea", { class: "page", "aria-readonly": "true", inputmode: "none", rows: "16",
      spellcheck: "false", beforeinput: (event) => event.preventDefault(), input: () => (area.value = this.pageText),
      "aria-label": this.word("page of", { title: this.page.title }) });
    area.value = this.pageText;
    const findField = make("input", { type: "search", "aria-label": this.word("find in page"),
      placeholder: this.word("find in page"), value: find,
      keydown: (event) => { if (event.key === "Enter" && !event.isComposing) this.openPage(source, this.page.found < 0 ? 0 : this.page.found + 1, findField.value); } });
    const more = (key, place, possible) => this.button(key, () => this.openPage(source, place), { disabled: !possible });
    const end = this.page.start + Array.from(this.pageText).length;
    this.panel = "page";
    fill(this.right,
      make("h3", {}, this.word("page of", { title: this.page.title })),
      make("p", { class: "quiet" }, this.word("page help")),
      make("div", { class: "tools" }, findField,
        this.page.length > end - this.page.start ? [
          more("earlier", this.page.start - 50000, this.page.start > 0), more("later", end, end < this.page.length)] : [],
        this.button("use selection", () => this.useSelection(area), { disabled: this.readOnly, class: "accept" }),
        this.button("close", () => this.closePage())),
      area);
    const [from, to] = this.page.found >= 0 ? [this.page.found, this.page.found_end] : [this.page.at, this.page.at];
    const units = (place) => Array.from(this.pageText).slice(0, Math.max(0, place - this.page.start)).join("").length;
    area.focus({ preventScroll: true });
    area.setSelectionRange(units(from), units(to));
    area.scrollTop = (area.scrollHeight * units(from)) / Math.max(1, this.pageText.length) - area.clientHeight / 3;
    if (find && this.page.found < 0) this.say(this.word("not found"), true);
    if (find) findField.focus({ preventScroll: true });
  }

  useSelection(area) {
    const place = (units) => this.page.start + Array.from(area.value.slice(0, units)).length;
    const [start, end] = [place(area.selectionStart), place(area.selectionEnd)];
    if (start === end) return this.say(this.word("nothing selected"), true);
    this.keep({ do: "choose", evidence: { source_id: this.page.source_id, start, end }, why: this.note.value });
  }

  closePage() {
    this.panel = "";
    this.drawEvidence();
    this.left.focus({ preventScroll: true });
  }

  // Panels above the columns ------------------------------------------------------------------------

  togglePanel(name) {
    this.panel = this.panel === name ? "" : name;
    this.drawPanel();
    if (this.panel) (this.extra.querySelector("textarea, input, button") ?? this.extra).focus({ preventScroll: true });
    else this.left.focus({ preventScroll: true });
  }

  drawPanel() {
    this.extra.hidden = true;
    const cancel = () => this.button("cancel", () => this.togglePanel(this.panel));
    const close = () => this.button("close", () => this.togglePanel(this.panel));
    const field = (value, rows, save) => make("textarea", { rows, "aria-label": this.word("claim"),
      keydown: (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event.target); } }, value);
    if (this.panel === "help") {
      fill(this.extra, make("h3", {}, this.word("keys")), make("p", {}, this.word("help text")),
        make("dl", {}, HELP.flatMap(([keys, word]) => [
          make("dt", {}, keys.split(" ").map((key) => make("kbd", {}, key))), make("dd", {}, this.word(word))])), close());
    } else if (this.panel === "agreement") {
      fill(this.extra, make("h3", {}, this.word("agreement")), make("p", {}, this.word("comparing")), close());
      this.drawAgreement(close);
    } else if (this.panel === "edit") {
      const save = (area) => this.keep({ do: "edit", claim: area.value });
      const area = field(this.card.words, "3", save);
      fill(this.extra, make("h3", {}, this.word("edit")), make("p", { class: "quiet" }, this.word("edit help")), area,
        make("div", { class: "tools" }, this.button("save", () => save(area)), cancel()));
    } else if (this.panel === "split") {
      const save = (area) => this.keep({ do: "split", claims: area.value });
      const area = field(this.card.words, "4", save);
      fill(this.extra, make("h3", {}, this.word("split")), make("p", { class: "quiet" }, this.word("split help")), area,
        make("div", { class: "tools" }, this.button("save", () => save(area)), cancel()));
    } else if (this.panel === "drop") {
      fill(this.extra, make("h3", {}, this.word("drop")), make("p", {}, this.word("drop sure")),
        make("div", { class: "tools" }, this.button("yes", () => this.keep({ do: "drop", next: this.following(1, true) })), cancel()));
    } else if (this.panel === "sign") {
      fill(this.extra, make("h3", {}, this.word("sign")), make("p", {}, this.word("sign sure", { n: this.signable })),
        make("div", { class: "tools" }, this.button("yes", () => this.keep({ do: "sign" })), cancel()));
    } else return;
    this.extra.setAttribute("aria-label", this.extra.querySelector("h3").textContent);
    this.extra.hidden = false;
  }

  async drawAgreement(close) {
    const { agreement, error } = await this.ask({ do: "agreement" });
    if (this.panel !== "agreement") return;
    const shown = (number) => (number === null ? this.word("undefined") : String(number));
    const lines = error ? [error] : agreement.pairs.length
      ? [...agreement.pairs.map(({ reviewers: [a, b], claims, agreed, kappa }) =>
          this.word("pair", { a, b, agreed, n: claims, kappa: shown(kappa) })),
        this.word("alpha", { alpha: shown(agreement.alpha), n: agreement.claims })]
      : [this.word("agreement none")];
    const button = close();
    const had = this.extra.contains(document.activeElement);
    fill(this.extra, make("h3", {}, this.word("agreement")), lines.map((line) => make("p", {}, line)), button);
    if (had) button.focus({ preventScroll: true });
  }

  async askSign() {
    const answer = await this.ask({ do: "sign", count: true });
    if (answer.error) return this.say(answer.error, true);
    this.signable = answer.signable;
    if (!this.signable) return this.say(this.word("sign none"));
    this.panel = "";
    this.togglePanel("sign");
  }

  // What a person does ------------------------------------------------------------------------------

  accept() {
    const { card } = this;
    if (!card?.judged || !card.machine.verdict || card.aside) return;
    const own = card.passages.find((passage) => passage.program);
    this.decide(card.machine.verdict, own ?? null);
  }

  decide(verdict, passage = this.card.passages[this.at] ?? null) {
    if (this.card.aside) return;
    const evidence = passage && { source_id: passage.source_id, start: passage.start, end: passage.end };
    this.keep({ do: "decide", verdict, evidence, why: this.note.value, rating: this.rating.value, final: this.final,
      next: this.following(1, true) || this.card.claim_id });
  }

  choose() {
    const passage = this.card.passages[this.at];
    if (!passage || passage.mine) return;
    const evidence = { source_id: passage.source_id, start: passage.start, end: passage.end };
    this.keep({ do: "choose", evidence, why: this.note.value });
  }

  rate() {
    // Before there is a verdict the rating waits for it; where there will be none, it stands alone.
    if (this.card.mine.verdict || this.card.aside)
      this.keep({ do: "rate", rating: this.rating.value, why: this.note.value });
    else this.draft().rating = this.rating.value;
  }

  skip() {
    this.keep({ do: "skip", next: this.following(1, true) || this.following() });
  }

  undo() {
    this.keep({ do: "undo" });
  }

  async rename() {
    const answer = await this.ask({ do: "name", reviewer: this.name.value, claim_id: this.card.claim_id });
    if (answer.error) return this.say(answer.error, true);
    this.reviewer = this.name.value = answer.reviewer;
    this.drafts.clear();
    this.take(answer);
    this.filter();
    this.show(answer.card);
  }

  toggleLanguage() {
    this.language = this.language === "ja" ? "en" : "ja";
    this.panel = "";
    this.build();
    this.root.querySelectorAll("header .tools button")[2].focus();
  }

  // Keys --------------------------------------------------------------------------------------------

  key(event) {
    // Nothing that is typed here reaches the notebook.
    event.stopPropagation();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !this.card) return;
    if (event.key === "Escape") return this.leave(event);
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing) return;
    const doing = action(event);
    if (!doing || event.repeat) return;
    event.preventDefault();
    this.act(doing);
  }

  act(doing) {
    const [name, place] = doing.split(/ (?=\d)/);
    const does = {
      "accept": () => this.accept(),
      "verdict": () => this.decide(this.verdicts[Number(place)]),
      "next passage": () => this.panel === "page" || this.turn(1),
      "previous passage": () => this.panel === "page" || this.turn(-1),
      "choose": () => this.choose(),
      "page": () => {
        const passage = this.card.passages[this.at];
        const source = passage?.source_id ?? this.card.pages[0]?.source_id;
        if (source) this.openPage(source, passage?.start ?? 0);
      },
      "next claim": () => this.go(this.following(1)),
      "previous claim": () => this.go(this.following(-1)),
      "skip": () => this.skip(),
      "undo": () => this.undo(),
      "note": () => this.note.focus(),
      "rating": () => this.rating.focus(),
      "edit": () => this.togglePanel("edit"),
      "final": () => {
        this.final = this.finalBox.checked = !this.final;
        this.say(this.final ? this.word("final on") : "");
      },
      "search": () => this.search.focus(),
      "help": () => this.togglePanel("help"),
    };
    if (this.readOnly && ["edit", "final", "note", "rating"].includes(name)) return;
    does[name]?.();
  }

  // Esc leaves a field, then a panel, then the desk.
  leave(event) {
    event.preventDefault();
    const typing = event.target.matches("input, textarea, select");
    if (this.panel === "page") return this.closePage();
    if (this.panel) return this.togglePanel(this.panel);
    if (typing) return this.left.focus({ preventScroll: true });
    document.activeElement.blur();
  }
}

function action(event) {
  const key = event.key.length === 1 && event.key.charCodeAt(0) < 128 ? event.key.toLowerCase() : "";
  // Another script's layout, or an input method that took the key: known by its place on the keyboard.
  const place = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase() ?? "";
  const known = KEYS.find(([keys]) => keys.includes(key || place));
  return known?.[1] ?? "";
}
