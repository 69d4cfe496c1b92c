"""The wiring of Soundings: settings, addresses, servers, health and the demonstration."""
