"""The revisions. They name plain SQLAlchemy types, so that later changes of the tables leave them alone."""
