let value: any Equatable = 5
#if compiler(>=6) && swift(<6)
print("a new compiler in the language mode of Swift 5: \(value)")
#endif
