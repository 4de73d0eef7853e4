"""Files into pages: HTML, Markdown, plain text, PDF and DOCX, in whatever encoding they come."""
