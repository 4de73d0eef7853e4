"""Words of the trade: errors, labels, the model, settings and the columns of every table."""
