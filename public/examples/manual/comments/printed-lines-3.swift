print("name   age\nAda    36")
// Prints:
// name   age
// Ada    36

let numbers = [1, 2, 3]
for number in numbers { print(number * number) }
/*
 Output:
 1
 4
 9
*/
