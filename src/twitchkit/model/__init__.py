"""What things are: frozen attrs classes, without I/O."""
