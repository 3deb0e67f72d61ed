using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>
/// The one place where personal data meet the caller's scopes: for callers without <c>pii:read</c> it masks what a personal field answers, and
/// refuses every field whose arguments filter, sort or group by one; for the others it counts what they read, where an audit is kept. What is personal is said by <see cref="FieldTag"/>, of inputs too.
/// </summary>
internal sealed class PersonalDataGuard : FieldGuard
{
    private readonly FieldTag tag;
    private readonly PersonalInputs? inputs;

    private PersonalDataGuard(FieldTag tag, PersonalInputs? inputs)
    {
        this.tag = tag;
        this.inputs = inputs;
    }

    /// <summary>The guard of a field; null where neither its values nor its arguments are about persons.</summary>
    public static FieldGuard? Of(FieldDefinition field)
    {
        var (tag, inputs) = (FieldTag.Of(field), PersonalInputs.Of(field.Arguments));
        if (tag.Personal == Personal.No)
        {
            return inputs is null ? null : new PersonalDataGuard(tag, inputs);
        }

        var isHideable = tag.Personal == Personal.Withheld ? field.Type is not NonNullType : field.Type.Named is ScalarType;
        return isHideable && (tag.IsOpen is not null) == (tag.Personal == Personal.OutsiderName)
            ? new PersonalDataGuard(tag, inputs)
            : throw new ArgumentException($"The field `{field.Name}` of type {field.Type} cannot be hidden as {tag.Personal}.", nameof(field));
    }

    public override ValueFilter? Enter(RequestContext request, FieldDefinition field, ArgumentValues arguments)
    {
        if (Caller.Of(request).May(AccessScopes.PersonalData))
        {
            return tag.Personal != Personal.No && RequestAudit.Of(request) is { } audit ? new CountingFilter(audit, tag) : null;
        }

        if (inputs?.Find(arguments) is { } path)
        {
            throw NotAuthorized.PersonalInput(path);
        }

        return tag.Personal == Personal.No ? null : new MaskingFilter(MaskedValues.Of(request), tag);
    }
}
