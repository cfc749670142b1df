/** What is used of the YAML library; in the package a file of its own beside the program (tsup.config.ts). */
export { CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument, visit } from "yaml";
