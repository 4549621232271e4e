"""What our clinic knows."""
