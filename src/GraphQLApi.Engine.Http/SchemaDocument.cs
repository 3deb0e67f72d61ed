using System.Text;
using GraphQLApi.Engine.Types;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Engine.Http;

/// <summary>The schema as a file, printed once.</summary>
internal sealed class SchemaDocument(Schema schema)
{
    private readonly Lazy<byte[]> text = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.ContentType = "application/graphql; charset=utf-8";
        http.Response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";
        http.Response.ContentLength = text.Value.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.BodyWriter.WriteAsync(text.Value, http.RequestAborted);
    }
}
