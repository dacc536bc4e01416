/** Queries: the parameters of each address, from the generated types, where `undefined` means “not asked”. */
export {};
