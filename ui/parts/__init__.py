"""Parts that windows are made of, whatever they show: buttons with their key, lists of lines, panels."""
