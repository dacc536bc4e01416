"""The glossary: how the newsroom says its words in each language, and what it said before."""
