var scores = [12, 9]
scores.append(20)
// scores is now [12, 9, 20]
scores.sort()     // scores[0] is 9, scores.count == 3
scores.removeAll { $0 > 10 }
// scores contains [9]
