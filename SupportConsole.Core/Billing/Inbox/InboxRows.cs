using SupportConsole.Core.Accounts;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Billing.Inbox;

/// <summary>
/// Payments, their reversals and the events of a batch. A payment's account is locked; where none has its customer, the
/// customer is, so that the account that gets it meanwhile finds the payment or is found by it.
/// </summary>
internal sealed class InboxRows(CommandContext context) : RowSet
{
    private readonly HashSet<string> _wanted = [];
    private readonly HashSet<string> _wantedEvents = [];
    private readonly HashSet<(string PaymentId, string CustomerId)> _customersOf = [];
    private readonly Dictionary<string, string> _claims = [];
    private readonly HashSet<string> _customers = [];
    private readonly Dictionary<string, InboxState> _events = [];
    private readonly Dictionary<string, InboxPayment> _payments = [];
    private readonly Dictionary<string, long> _versions = [];
    private readonly Dictionary<string, Dictionary<string, Reversal>> _reversals = [];
    private readonly HashSet<string> _changed = [];
    private readonly Dictionary<string, Reversal> _newReversals = [];
    private readonly Dictionary<string, Reversal> _changedReversals = [];
    private readonly List<MoneyEvent> _newEvents = [];
    private Pending<List<(string Id, InboxState State)>>? _foundEvents;
    private Pending<List<InboxPayment>>? _found;
    private Pending<List<InboxPayment>>? _foundUnmatched;
    private Pending<List<Reversal>>? _foundReversals;
    private Pending<List<Reversal>>? _foundReversalsOfUnmatched;

    /// <summary>Asks for a payment; its account, or its customer, is locked.</summary>
    /// <param name="paymentId">Known or not.</param>
    /// <param name="customerId">Whose it is, as far as the caller knows.</param>
    public void Require(string paymentId, string? customerId = null)
    {
        _wanted.Add(paymentId);
        if (customerId is not null)
        {
            _customersOf.Add((paymentId, customerId));
        }
    }

    /// <summary>Asks whether an event was taken before.</summary>
    public void RequireEvent(string eventId) => _wantedEvents.Add(eventId);

    /// <summary>Asks for the payments of a customer that no account has, for this account.</summary>
    public void RequireUnmatched(string customerId, string accountId)
    {
        _claims[customerId] = accountId;
        _customers.Add(customerId);
    }

    /// <summary>How the event left its payment when it was taken; null when it was not.</summary>
    public InboxState? Event(string eventId) => _events.TryGetValue(eventId, out var state) ? state : null;

    /// <summary>The payment as the batch leaves it; null while nothing is known of it.</summary>
    public InboxPayment? Find(string paymentId) => _payments.GetValueOrDefault(paymentId);

    /// <summary>All that is known of a payment.</summary>
    public PaymentFacts Facts(InboxPayment payment) =>
        payment.Facts([
            .. (_reversals.GetValueOrDefault(payment.PaymentId)?.Values ?? Enumerable.Empty<Reversal>()).OrderBy(
                reversal => reversal.Id,
                StringComparer.Ordinal
            ),
        ]);

    /// <summary>The customer's payments that no account has.</summary>
    public IReadOnlyList<InboxPayment> Unmatched(string customerId) =>
        [.. _payments.Values.Where(payment => payment.AccountId is null && payment.CustomerId == customerId)];

    /// <summary>Keeps a payment with its facts; the batch sees it from now on.</summary>
    public void Save(InboxPayment payment, PaymentFacts facts)
    {
        if (!_payments.TryGetValue(payment.PaymentId, out var before) || before != payment)
        {
            _payments[payment.PaymentId] = payment;
            _changed.Add(payment.PaymentId);
        }

        var known = ReversalsOf(payment.PaymentId);
        foreach (var reversal in facts.Reversals)
        {
            if (!known.TryGetValue(reversal.Id, out var earlier))
            {
                _newReversals[reversal.Id] = reversal;
            }
            else if (earlier != reversal)
            {
                (_newReversals.ContainsKey(reversal.Id) ? _newReversals : _changedReversals)[reversal.Id] = reversal;
            }
            else
            {
                continue;
            }

            known[reversal.Id] = reversal;

            // The payment's version guards its reversals.
            _changed.Add(payment.PaymentId);
        }
    }

    public void Add(MoneyEvent told)
    {
        _newEvents.Add(told);
        _events[told.Id] = told.State;
    }

    public override async Task FindAsync()
    {
        if (_wanted.Count == 0 && _claims.Count == 0)
        {
            return;
        }

        var tables = context.Tables<IInboxTables>();
        var found = _wanted.Count == 0 ? null : tables.Find(_wanted);
        var unmatched = _claims.Count == 0 ? null : tables.FindUnmatched(_claims.Keys);
        await context.FlushAsync();
        foreach (var payment in found?.Value ?? [])
        {
            if (payment.AccountId is { } accountId)
            {
                Lock(accountId, payment.PaymentId);
            }
            else if (payment.CustomerId is { } customerId)
            {
                _customersOf.Add((payment.PaymentId, customerId));
            }
        }

        foreach (var payment in unmatched?.Value ?? [])
        {
            context.Ledger.Require(_claims[payment.CustomerId!], payment.PaymentId);
        }

        _customers.UnionWith(_customersOf.Select(pair => pair.CustomerId));
        context.Identities.Customers.UnionWith(_customers);
        if (_customersOf.Count > 0)
        {
            var owners = context
                .Tables<IAccountTables>()
                .FindByCustomer([.. _customersOf.Select(pair => pair.CustomerId).Distinct()]);
            await context.FlushAsync();
            foreach (var (accountId, customerId) in owners.Value)
            {
                foreach (var (paymentId, _) in _customersOf.Where(pair => pair.CustomerId == customerId))
                {
                    Lock(accountId, paymentId);
                }
            }
        }
    }

    public override void Lock()
    {
        if (_customers.Count > 0)
        {
            context.Tables<IInboxTables>().LockCustomers(_customers);
        }
    }

    public override void Read()
    {
        if (_wanted.Count == 0 && _claims.Count == 0)
        {
            return;
        }

        var tables = context.Tables<IInboxTables>();
        _foundEvents = _wantedEvents.Count == 0 ? null : tables.FindEvents(_wantedEvents);
        if (_wanted.Count > 0)
        {
            _found = tables.Find(_wanted);
            _foundReversals = tables.FindReversals(_wanted);
        }

        if (_claims.Count > 0)
        {
            _foundUnmatched = tables.FindUnmatched(_claims.Keys);
            _foundReversalsOfUnmatched = tables.FindReversalsOfUnmatched(_claims.Keys);
        }
    }

    public override void Load()
    {
        foreach (var (id, state) in _foundEvents?.Value ?? [])
        {
            _events[id] = state;
        }

        foreach (var payment in (_found?.Value ?? []).Concat(_foundUnmatched?.Value ?? []))
        {
            if (payment.AccountId is { } accountId)
            {
                context.DemandLocked(accountId);
            }
            else if (payment.CustomerId is { } customerId && !_customers.Contains(customerId))
            {
                throw new StoreConflictException(nameof(Lock), 1, 0);
            }

            _payments[payment.PaymentId] = payment;
            _versions[payment.PaymentId] = payment.Version;
        }

        foreach (var reversal in (_foundReversals?.Value ?? []).Concat(_foundReversalsOfUnmatched?.Value ?? []))
        {
            ReversalsOf(reversal.PaymentId)[reversal.Id] = reversal;
        }
    }

    public override ValueTask WriteAsync()
    {
        if (_changed.Count == 0 && _newEvents.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        var rows = _changed
            .Select(id => _payments[id] with { Version = _versions.GetValueOrDefault(id) + 1 })
            .ToLookup(payment => payment.Version == 1);
        var tables = context.Tables<IInboxTables>();
        Writes.IfAny([.. rows[true]], tables.Insert);
        Writes.IfAny([.. rows[false]], tables.Update);
        Writes.IfAny(_newReversals.Values, tables.InsertReversals);
        Writes.IfAny(_changedReversals.Values, tables.UpdateReversals);
        Writes.IfAny(_newEvents, tables.InsertEvents);

        // Pages hear of it where no account is concerned, too.
        context.ProvesWriting |= _changed.Count > 0;
        return ValueTask.CompletedTask;
    }

    private void Lock(string accountId, string paymentId)
    {
        context.Accounts.Require(accountId);
        context.Ledger.Require(accountId, paymentId);
    }

    private Dictionary<string, Reversal> ReversalsOf(string paymentId)
    {
        if (!_reversals.TryGetValue(paymentId, out var reversals))
        {
            _reversals[paymentId] = reversals = [];
        }

        return reversals;
    }
}

/// <summary>The payments of a batch.</summary>
internal static class InboxContext
{
    extension(CommandContext context)
    {
        public InboxRows Inbox => context.Rows<InboxRows>();
    }
}
