using Microsoft.Extensions.Options;

namespace SupportConsole.Core.Checkups;

/// <summary>Runs all checkups side by side, each for a limited time.</summary>
public sealed class CheckupRunner(IEnumerable<CheckupKind> kinds, IServiceProvider services, TimeProvider clock)
{
    /// <summary>
    /// How long one may take. All begin at once in a program that has just started: on a busy machine that alone takes
    /// seconds.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs them.</summary>
    /// <returns>All results by the checkups' names, in the order of their registration.</returns>
    public async Task<IReadOnlyList<(string Name, CheckupResult Result)>> RunAsync(CancellationToken cancellationToken)
    {
        var running = kinds.Select(kind => (kind.Name, Results: RunAsync(kind, cancellationToken))).ToList();
        var results = new List<(string Name, CheckupResult Result)>();
        foreach (var (name, found) in running)
        {
            results.AddRange((await found).Select(result => (name, result)));
        }

        return results;
    }

    private async Task<IReadOnlyList<CheckupResult>> RunAsync(CheckupKind kind, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // On a thread of its own: some drivers block, and then the time is over all the same.
            return await Task.Run(() => kind.Create(services).RunAsync(either.Token), CancellationToken.None)
                .WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return
            [
                CheckupResult.Failed(
                    $"There was no answer within {Patience.TotalSeconds} s.",
                    "Check that the other side is up, and the network and firewall between."
                ),
            ];
        }
        catch (OptionsValidationException)
        {
            return
            [
                CheckupResult.Warning("It was not looked at: its settings are invalid.", "Correct the settings first."),
            ];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The kind alone: a message may quote a secret.
            return
            [
                CheckupResult.Failed(
                    $"It could not be looked at ({exception.GetType().Name}).",
                    "Start the program and read its log, which has the cause."
                ),
            ];
        }
    }
}
