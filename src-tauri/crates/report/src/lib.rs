//! A scorecard in, PDF, Markdown or JSON out. Blind to the database.
