-- Papers of the same title are versions of one another (host/Assistant.Memory).
CREATE INDEX document_title ON document (city, title);
