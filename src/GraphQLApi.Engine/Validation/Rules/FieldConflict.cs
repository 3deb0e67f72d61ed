using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>Two fields that cannot be one, told from the outermost fields down as the reference implementation tells it.</summary>
internal sealed record FieldConflict(string ResponseName, string Reason, IReadOnlyList<FieldNode> Fields1, IReadOnlyList<FieldNode> Fields2)
{
    private const int LongestText = 1_000;
    private const int MostNodes = 20;

    public string Message =>
        $"Fields \"{Abbreviate(ResponseName)}\" conflict because {Reason}. Use different aliases on the fields to fetch both if this was intentional.";

    public static string Abbreviate(string text) => text.Length > LongestText ? text[..LongestText] + "..." : text;

    /// <summary>The conflicts of two fields' selections as one conflict of the fields; null where there are none.</summary>
    public static FieldConflict? Around(string responseName, FieldNode field1, FieldNode field2, IReadOnlyList<FieldConflict> inner)
    {
        if (inner.Count == 0)
            return null;
        var reason = "";
        foreach (var conflict in inner)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}";
            if (reason.Length > LongestText)
                break;
        }
        return new FieldConflict(
            responseName, Abbreviate(reason), Nodes(field1, inner, conflict => conflict.Fields1), Nodes(field2, inner, conflict => conflict.Fields2));
    }

    // Where the list is cut, the deeper fields stay: they are where the conflict is.
    private static List<FieldNode> Nodes(FieldNode field, IReadOnlyList<FieldConflict> inner, Func<FieldConflict, IReadOnlyList<FieldNode>> side)
    {
        List<FieldNode> nodes = [field];
        foreach (var conflict in inner)
        {
            nodes.AddRange(side(conflict).TakeLast(MostNodes - nodes.Count));
            if (nodes.Count == MostNodes)
                break;
        }
        return nodes;
    }
}
