print("north", "east")  // north east

for direction in ["south", "west"] {
    print(direction)
}
// south
// west
