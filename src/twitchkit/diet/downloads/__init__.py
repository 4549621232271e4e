"""The layouts in which FoodData Central publishes foods, and what the numbers in them mean."""
