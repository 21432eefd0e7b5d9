DELETE FROM generators WHERE ordinal >= @generators;
DELETE FROM tasks WHERE ordinal >= @tasks;
DELETE FROM plan WHERE ordinal >= @planned;
