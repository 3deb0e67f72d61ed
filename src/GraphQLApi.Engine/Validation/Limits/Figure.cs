using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>How far a document goes in one respect, and where.</summary>
internal readonly record struct Figure(long Value, Node? Place)
{
    public Figure Max(long value, Node place) => value > Value ? new Figure(value, place) : this;
}

/// <summary>What a definition amounts to with every spread expanded.</summary>
internal readonly record struct SpreadFigure(ExecutableDefinitionNode Definition, long Fragments, long Depth, long IntrospectionDepth);
