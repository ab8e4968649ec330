-- The databases of the real wiki and the real table store. Their stand-ins keep their data in a file.
CREATE DATABASE docmost;
CREATE DATABASE baserow;
