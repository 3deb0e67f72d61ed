using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.4.2: each argument is given once.</summary>
internal sealed class UniqueArgumentNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk)
    {
        walk.FieldEntered += field => Check(context, field.Arguments.AsSpan());
        walk.DirectiveEntered += directive => Check(context, directive.Arguments.AsSpan());
    }

    private void Check(ValidationContext context, ReadOnlySpan<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
            return;
        foreach (var group in arguments.ToArray().GroupBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            Node[] names = [.. group.Select(argument => argument.Name)];
            if (names.Length > 1)
                context.Report(this, $"There can be only one argument named \"{group.Key}\".", names);
        }
    }
}
