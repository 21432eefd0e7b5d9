INSERT INTO generators (ordinal, name, description)
VALUES (@ordinal, @Name, @Description)
ON CONFLICT (ordinal) DO UPDATE SET name = excluded.name, description = excluded.description
WHERE generators.name <> excluded.name OR generators.description <> excluded.description
