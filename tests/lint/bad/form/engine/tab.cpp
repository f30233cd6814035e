	int tab;
