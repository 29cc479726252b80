using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace SupportConsole.Security.Circuits;

/// <summary>
/// Takes a place for the circuit that it belongs to, before its page is shown, and gives it back when the circuit ends.
/// A circuit without a place shows why (<see cref="Components.Errors.TooManyPages"/>) and reads nothing.
/// </summary>
internal sealed class CircuitAdmission(CircuitCount count, AuthenticationStateProvider authentication) : CircuitHandler
{
    private string? _personId;

    /// <summary>Why the page is not shown; null when it is.</summary>
    public CircuitRefusal? Refusal { get; private set; }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var person = (await authentication.GetAuthenticationStateAsync()).User;
        var personId = person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        Refusal = count.TryEnter(personId);
        _personId = Refusal is null ? personId : null;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _personId, null) is { } personId)
        {
            count.Leave(personId);
        }

        return Task.CompletedTask;
    }
}
