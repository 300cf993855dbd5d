"""From the files of a register to typed tables: recognise, load, check, and list what was refused."""
