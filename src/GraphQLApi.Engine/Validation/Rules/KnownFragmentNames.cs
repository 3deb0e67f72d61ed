namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>§5.5.2.1: the fragment that is spread is defined.</summary>
internal sealed class KnownFragmentNames : ValidationRule
{
    public override void Observe(ValidationContext context, DocumentWalk walk) => walk.FragmentSpreadEntered += spread =>
    {
        if (context.Fragments.Find(spread.Name.Value) is null)
            context.Report(this, $"Unknown fragment \"{spread.Name.Value}\".", spread.Name);
    };
}
