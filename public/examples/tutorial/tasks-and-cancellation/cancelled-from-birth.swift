await withTaskGroup(of: Void.self) { group in
    group.cancelAll()
    group.addTask { print("born, cancelled:", Task.isCancelled) }
    let added = group.addTaskUnlessCancelled { print("never printed") }
    print("added another:", added)
    print("the one who made them is cancelled:", Task.isCancelled)
}
