"""What makes a report stand alone: definitions, method, protection, quality, revisions, the audit, the key, signed notes."""
