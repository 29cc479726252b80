using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Stripe;

namespace SupportConsole.Core.Checkups;

/// <summary>Does Stripe answer, and may the key read what the console shows. Everything that is asked only reads.</summary>
internal sealed class StripeCheckup(
    IStripeGateway gateway,
    IOptions<StripeOptions> options,
    IHostEnvironment environment
) : ICheckup
{
    private const string RestrictedPrefix = "rk_";
    private const string TestMark = "_test_";

    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsDemo)
        {
            return [CheckupResult.NotSet("The demo's payments are made inside the program.")];
        }

        if (!options.Value.IsConfigured)
        {
            return
            [
                CheckupResult.NotSet(
                    "The console shows no payments.",
                    "Set Stripe:ApiKey to a restricted key to show them."
                ),
            ];
        }

        return
        [
            await ReadAsync(cancellationToken),
            .. Key(options.Value.ApiKey!),
            .. options.Value.WebhookSecrets.Count == 0
                ?
                [
                    CheckupResult.NotSet(
                        "Payments become deposits only where billing reports them.",
                        "Set Stripe:WebhookSecret to take them from Stripe."
                    ),
                ]
                : (CheckupResult[])[],
        ];
    }

    private async Task<CheckupResult> ReadAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var right in Enum.GetValues<StripeRight>())
        {
            switch (await gateway.FindObstacleAsync(right, cancellationToken))
            {
                case null:
                    break;
                case { Kind: StripeFailureKind.NotPermitted }:
                    missing.Add(StripeTexts.Name(right));
                    break;
                case { } failure:
                    return CheckupResult.Failed(
                        $"Stripe could not be asked ({failure.Kind}).",
                        failure.Kind == StripeFailureKind.KeyRefused
                            ? "Set a key that is valid in Stripe:ApiKey."
                            : "Check Stripe:BaseUrl, the firewall and status.stripe.com."
                    );
            }
        }

        return missing.Count == 0
            ? CheckupResult.Ok("The key may read everything that the console shows and compares.")
            : CheckupResult.Failed(
                $"The key may not read {string.Join(", ", missing)}.",
                "Give it read access to them, at Stripe under Developers, API keys."
            );
    }

    private IEnumerable<CheckupResult> Key(string key)
    {
        if (!key.StartsWith(RestrictedPrefix, StringComparison.Ordinal))
        {
            yield return CheckupResult.Warning(
                "The key is no restricted one and may do more than read.",
                "Make a restricted key with read access and set it in Stripe:ApiKey."
            );
        }

        if (key.Contains(TestMark, StringComparison.Ordinal) && environment.IsProduction())
        {
            yield return CheckupResult.Warning(
                "The key is of Stripe's test mode, which knows no real customers.",
                "Set a live key in Stripe:ApiKey."
            );
        }
    }
}
