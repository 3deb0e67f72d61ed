namespace GraphQLApi.Engine.Validation;

/// <summary>One rule of chapter 5. It holds no state: what it must remember of a document lives in the closures of <see cref="Observe"/>.</summary>
internal abstract class ValidationRule
{
    /// <summary>Kept with each error, out of the wire.</summary>
    public string Name => GetType().Name;

    public abstract void Observe(ValidationContext context, DocumentWalk walk);
}
