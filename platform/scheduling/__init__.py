"""Work that runs on time: one tick, held by one process at a time, and a second chance for killed tasks."""
