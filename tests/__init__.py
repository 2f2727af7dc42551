"""The checks of vpcviz; each folder mirrors one of its packages."""
