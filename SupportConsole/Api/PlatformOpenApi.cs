using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SupportConsole.Api.Keys;

namespace SupportConsole.Api;

/// <summary>Describes the platform API, and only that, by OpenAPI.</summary>
internal static class PlatformOpenApi
{
    public const string Path = "/openapi/v1.json";

    private const string DocumentName = "v1";

    public static IServiceCollection AddPlatformOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(DocumentName, options =>
        {
            options.ShouldInclude = call =>
                $"/{call.RelativePath}".StartsWith(PlatformApi.Prefix, StringComparison.Ordinal);
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(OpenApiDetails.DescribeCallAsync);
            options.AddSchemaTransformer(OpenApiDetails.DescribeTypeAsync);
        });

    /// <summary>Anybody may read it: it is the same for everyone and holds nothing of ours but the contract.</summary>
    public static void MapPlatformOpenApi(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = "Platform API of the support console",
            Version = DocumentName,
            Description =
                "How the speech platform uses the live limits. Times are UTC, names are camelCase, unknown fields "
                + "are ignored. "
                + "Bodies over 1 MiB and batches over 1,000 items are refused.",
        };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[PlatformKeyHandler.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description =
                "A platform key with the scope that the call names, or a token of the identity provider with the app "
                + "role Platform.Limits (all calls) or that of the scope, such as Platform.Limits.Work.",
        };
        document.Security =
        [
            new() { [new OpenApiSecuritySchemeReference(PlatformKeyHandler.SchemeName, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
