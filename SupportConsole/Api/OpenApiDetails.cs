using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SupportConsole.Api.Keys;
using SupportConsole.Api.Requests;

namespace SupportConsole.Api;

/// <summary>
/// Adds to the description what the types alone do not say: the rules of the fields, from the rules themselves.
/// </summary>
internal static class OpenApiDetails
{
    public static Task DescribeCallAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description ??= FieldRules.ByName.GetValueOrDefault(parameter.Name ?? "")?.Sentence;
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CallScope>().LastOrDefault() is { } call)
        {
            operation.Description = $"{operation.Description} Scope: {call.Name}.".TrimStart();
            operation.Security =
            [
                new()
                {
                    [new OpenApiSecuritySchemeReference(PlatformKeyHandler.SchemeName, context.Document)] = [call.Name],
                },
            ];
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<LimitedCall>().Any())
        {
            // Without a key, the call is not looked at.
            var decided = (operation.Responses ?? []).Where(response => response.Key is not "401");
            foreach (var response in decided.Select(response => response.Value).OfType<OpenApiResponse>())
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>();
                response.Headers[LimitedCall.Header] = new OpenApiHeader
                {
                    Description = "The id of this decision, which GET /decisions/{decisionId} explains for 24 hours.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RateHeaders>().Any())
        {
            DescribeRate(operation);
        }

        return Task.CompletedTask;
    }

    public static Task DescribeTypeAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
        {
            // What a converter of our own makes of a value, the description cannot know.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. EnumNames.Of(type).Select(name => (JsonNode)name)];
        }
        else if (
            context.JsonPropertyInfo is { } field
            && field.DeclaringType.Name.EndsWith("Body", StringComparison.Ordinal)
        )
        {
            DescribeField(
                schema,
                field.Name,
                field.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) == true
            );
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The headers about a limit over time: on what was admitted, and on what was refused by a limit, the balance or
    /// for a disabled account.
    /// </summary>
    private static void DescribeRate(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is not OpenApiResponse decided || status is not ("200" or "201" or "400" or "403" or "429"))
            {
                continue;
            }

            decided.Headers ??= new Dictionary<string, IOpenApiHeader>();
            foreach (var (name, description) in RateHeaders.Descriptions)
            {
                var type = name.StartsWith("X-", StringComparison.Ordinal)
                    ? JsonSchemaType.Integer
                    : JsonSchemaType.String;
                decided.Headers[name] = new OpenApiHeader
                {
                    Description = description,
                    Schema = new OpenApiSchema { Type = type },
                };
            }

            if (status == "429")
            {
                decided.Headers["Retry-After"] = new OpenApiHeader
                {
                    Description = "Whole seconds until a call may be admitted.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                };
            }
        }
    }

    private static void DescribeField(OpenApiSchema schema, string name, bool isRequired)
    {
        if (isRequired)
        {
            // Fields are nullable in C# so that a missing one can be named in the answer.
            schema.Type &= ~JsonSchemaType.Null;
        }

        var rule = FieldRules.ByName.GetValueOrDefault(name);
        schema.Description = string.Join(" ", new[] { schema.Description, rule?.Sentence }.OfType<string>());
        switch (rule)
        {
            case NumberRule number:
                schema.Minimum = number.Least.ToString(CultureInfo.InvariantCulture);
                schema.Maximum = number.Most.ToString(CultureInfo.InvariantCulture);
                break;
            case not null when schema.Type?.HasFlag(JsonSchemaType.Array) == true:
                schema.MinItems = 1;
                schema.MaxItems = FieldRules.MaximumBatch;
                break;
        }
    }
}
