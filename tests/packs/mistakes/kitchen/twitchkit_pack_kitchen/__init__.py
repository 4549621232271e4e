"""What our teaching kitchen knows."""
