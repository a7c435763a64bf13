let hidden: Int = "text"
// snippet.part
print("part")
// snippet.end
