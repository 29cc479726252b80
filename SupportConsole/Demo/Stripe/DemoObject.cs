using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Demo.Stripe;

/// <summary>One of a customer's invented objects.</summary>
/// <param name="Id">In Stripe's manner.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="Json">As it is answered.</param>
/// <param name="Parent">Of a refund, its charge.</param>
internal sealed record DemoObject(string Id, long Created, object Json, string? Parent = null)
{
    /// <summary>The same object with one more field.</summary>
    public DemoObject With(string name, object value)
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(Json)!;
        json[name] = JsonSerializer.SerializeToNode(value);
        return this with { Json = json };
    }
}
