"""The pages of review sessions: planning, the room, the commands of the room, and what comes out of it."""
