namespace GraphQLApi.Engine.Errors;

/// <summary>A place in a document (§7.1.2): both numbers start at 1; the column counts UTF-16 code units, as the reference implementation does.</summary>
public readonly record struct SourceLocation(int Line, int Column);
