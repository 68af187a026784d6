"""Learn a hand: from a photographed sheet, or from pen strokes that a screen recorded."""
