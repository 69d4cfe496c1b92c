"""The printing press: pages, topics, the library of learning points, and what editors need."""
