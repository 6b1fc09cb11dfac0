import type vi from '../../vi/office/users.ts'

const en: typeof vi = {
  office: {
    title: 'Users and phones',
    accounts: 'Users',
    devices: 'Phones',
    username: 'User name',
    displayName: 'Full name',
    role: 'Role',
    roles: { officer: 'Field officer', teller: 'Teller', coordinator: 'Coordinator' },
    units: 'Communes',
    password: 'First password',
    passwordHint: 'At least 10 characters. Leave empty when joining by QR only.',
    create: 'Add user',
    created: 'User added.',
    disable: 'Disable',
    enable: 'Enable',
    disabled: 'Disabled',
    joinCode: 'Join code',
    joinHint: 'Works once, within 24 hours. Scan it with the phone.',
    revoke: 'Revoke',
    revoked: 'Revoked',
    unsentCount: '{n} unsent',
    seen: 'Last seen {time}',
    noDevices: 'No phones yet.',
    person: 'Of {name}',
    howMany: '{n} users',
  },
}

export default en
