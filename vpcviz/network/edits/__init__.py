"""Change: what can somebody do to a topology? What has changed is found out by comparing before and after."""
