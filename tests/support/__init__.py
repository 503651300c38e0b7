"""What tests share: fake clocks and ids, and journals that are made quickly."""
