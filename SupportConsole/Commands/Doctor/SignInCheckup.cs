using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.Auth;
using SupportConsole.Core.Checkups;

namespace SupportConsole.Commands.Doctor;

/// <summary>Does the identity provider publish what a sign-in needs: its metadata and its signing keys.</summary>
internal sealed class SignInCheckup(IOptions<SignInOptions> options, IHttpClientFactory clients, TimeProvider clock)
    : ICheckup
{
    public const string Name = "sign-in";

    private const string Discovery = "/.well-known/openid-configuration";

    private const string Cure = "Check the authority in Authentication, the firewall and the proxy.";

    /// <summary>An answer's date is in whole seconds.</summary>
    private static readonly TimeSpan DateStep = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { HasProvider: true } settings)
        {
            return [CheckupResult.Warning("Anyone picks a persona (Development).", "Never serve others so.")];
        }

        var authority = settings.Known == SignInMode.EntraId ? settings.EntraId.Authority : settings.Oidc.Authority!;
        try
        {
            using var client = clients.CreateClient(nameof(SignInCheckup));
            return await AskAsync(client, authority.TrimEnd('/'), cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return
            [
                CheckupResult.Failed(
                    $"{authority} does not answer ({exception.StatusCode?.ToString() ?? exception.HttpRequestError.ToString()}).",
                    Cure
                ),
            ];
        }
        catch (Exception exception) when (exception is ArgumentException or System.Text.Json.JsonException)
        {
            return [CheckupResult.Failed($"What {authority} answers is no metadata of OpenID Connect.", Cure)];
        }
    }

    private async Task<IReadOnlyList<CheckupResult>> AskAsync(
        HttpClient client,
        string authority,
        CancellationToken cancellationToken
    )
    {
        var before = clock.GetUtcNow();
        using var answer = await client.GetAsync(new Uri(authority + Discovery), cancellationToken);
        var after = clock.GetUtcNow();
        answer.EnsureSuccessStatusCode();
        var metadata = OpenIdConnectConfiguration.Create(await answer.Content.ReadAsStringAsync(cancellationToken));
        if (
            string.IsNullOrEmpty(metadata.AuthorizationEndpoint)
            || string.IsNullOrEmpty(metadata.TokenEndpoint)
            || !Uri.TryCreate(metadata.JwksUri, UriKind.Absolute, out var keysAddress)
        )
        {
            return [CheckupResult.Failed($"The metadata of {authority} names no endpoints for a sign-in.", Cure)];
        }

        var keys = JsonWebKeySet.Create(await client.GetStringAsync(keysAddress, cancellationToken)).Keys.Count;
        return
        [
            keys == 0 ? CheckupResult.Failed($"{authority} publishes no signing key.", "Ask whoever runs the provider.")
            : metadata.Issuer.TrimEnd('/') != authority
                ? CheckupResult.Failed(
                    $"{authority} calls itself {metadata.Issuer}.",
                    "Set the authority to the name that the provider gives itself."
                )
            : CheckupResult.Ok(
                $"{authority} publishes its metadata and {keys} signing keys; the client's secret shows with a sign-in."
            ),
            .. answer.Headers.Date is { } date
                ? [ClockComparison.Judge("the provider's", date, before - DateStep, after)]
                : (CheckupResult[])[],
        ];
    }
}
