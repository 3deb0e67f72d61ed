using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>One response key of a selection set with all field nodes merged into it. Shared by all requests that repeat the document.</summary>
internal sealed class FieldPlan
{
    private readonly OperationPlan operation;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? byType;
    private SelectionPlan? only;
    private FieldError? nullError;

    public FieldPlan(OperationPlan operation, ObjectType parentType, FieldDefinition definition, string responseKey, FieldNode[] nodes)
    {
        this.operation = operation;
        ParentType = parentType;
        Definition = definition;
        ResponseKey = responseKey;
        EncodedKey = JsonEncodedText.Encode(responseKey, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Nodes = nodes;
        Leaf = definition.Type.NullableType as NamedType is ScalarType or EnumType ? definition.Type.Named : null;
        byType = definition.Type.Named is AbstractType ? new() : null;
        Guard = operation.Schema.FindGuard(definition);
        ConstantArguments = ArgumentCoercion.TryCoerceConstant(definition.Arguments, nodes[0].Arguments);
    }

    public ObjectType ParentType { get; }

    public FieldDefinition Definition { get; }

    public string ResponseKey { get; }

    public JsonEncodedText EncodedKey { get; }

    /// <summary>The nodes of this key in document order; arguments are read from the first, validation holds that they agree.</summary>
    public FieldNode[] Nodes { get; }

    /// <summary>The scalar or enum of a field that is no list; null for all others.</summary>
    public NamedType? Leaf { get; }

    /// <summary>What stands before the field; null where nothing does.</summary>
    public FieldGuard? Guard { get; }

    /// <summary>The arguments where none of them depends on a variable, coerced once for all requests.</summary>
    public ArgumentValues? ConstantArguments { get; }

    /// <summary>The error of a null where the schema promises a value (specification §6.4.3).</summary>
    public FieldError NullError => nullError ??=
        new FieldError($"Cannot return null for non-nullable field {ParentType.Name}.{Definition.Name}.", ErrorCode.Internal);

    /// <summary>The selection set below this field for a concrete type, collected on first use.</summary>
    public SelectionPlan Select(ObjectType type)
    {
        if (byType is not null)
        {
            return byType.GetOrAdd(type, static (type, field) => field.operation.CollectSubfields(type, field.Nodes), this);
        }

        // Two requests may collect at once; both results are the same, and one is kept.
        return only ??= operation.CollectSubfields(type, Nodes);
    }
}
