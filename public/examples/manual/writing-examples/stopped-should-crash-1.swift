let queue: [Int] = []
print("taking the first of \(queue.count)")
print(queue[0])
