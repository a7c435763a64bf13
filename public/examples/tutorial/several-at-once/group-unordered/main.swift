await withTaskGroup(of: Void.self) { group in
    for name in ["Ada", "Grace", "Barbara", "Radia"] {
        group.addTask { print("Hello, \(name)!") }
    }
}
