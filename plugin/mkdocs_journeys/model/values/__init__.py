"""How a written value is read: text in, a frozen value or a refusal out."""
